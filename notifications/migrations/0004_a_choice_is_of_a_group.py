"""A person chooses for a group of kinds at once: the column is named for it."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("notifications", "0003_letters_and_absences"),
    ]

    operations = [
        migrations.RemoveConstraint("preference", "one_choice_a_kind"),
        migrations.RenameField("preference", "kind", "group"),
        migrations.AlterField(
            "preference", "group", models.CharField(max_length=40, verbose_name="group of kinds")
        ),
        migrations.AddConstraint(
            "preference", models.UniqueConstraint(fields=["person", "group"], name="one_choice_a_group")
        ),
    ]
