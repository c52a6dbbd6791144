"""Names and words that break what is put together carelessly."""

REGION = 'Kemi & Tornio, "Raja" <b>; {{ x }} {% load static %}'
NAME = 'Åke "Ketju" O\'Hara, <i>{{ x }}</i> {% now %} 🎭'
PLACE = 'Sali "A & B"; kerros 2, <br>\r\nBcc: pahis@example.fi'
REASON = "Loma <script>alert(1)</script> & {{ reader.password }}\nX-Injected: kyllä"
