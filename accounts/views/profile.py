"""A person's own details."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from accounts.forms import ProfileForm
from accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    """Shows and changes name, telephone and language; what was typed stays until it is right."""
    person = User.objects.get(pk=request.user.pk)
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(person.language):
            messages.success(request, gettext("Your details have been saved."))
        return redirect("profile")
    return render(request, "accounts/profile.html", {"form": form}, status=422 if form.errors else 200)
