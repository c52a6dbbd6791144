"""The person who signs in: the e-mail address is the name, and there is no password."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """People by their address, whatever its case."""

    def create_user(self, email: str, **fields):
        """A person who signs in by a code sent to the address. Raises ValueError without an address."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password=None, **fields):
        return self.create_user(email, is_staff=True, is_superuser=True, is_kaikukeskus=True, **fields)

    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """An official: work contact data only. What one may do follows from dated contacts, not from groups."""

    class Language(models.TextChoices):
        FI = "fi", _("Finnish")
        SV = "sv", _("Swedish")
        EN = "en", _("English")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(_("telephone at work"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.FI)
    is_kaikukeskus = models.BooleanField(_("national worker of Kaikukeskus"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(default=False)
    letters_paused_until = models.DateField(_("no letters until"), null=True, blank=True)
    refused_address = models.EmailField(_("address that takes no letters"), blank=True, editable=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="email_unique_whatever_case")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def letters_come_back(self) -> bool:
        """Whether the mail server refuses the person's address; another address is another matter."""
        return bool(self.refused_address) and self.refused_address == self.email


class AbsenceQuerySet(models.QuerySet):
    """Absences as people speak of them."""

    def on(self, day: date):
        """Those that last on the day."""
        return self.filter(first__lte=day, last__gte=day)


class Absence(models.Model):
    """Days, first and last included, on which somebody is away, and who reads the person's letters meanwhile.

    A deputy gets no right that the deputy would not have anyway: in regions where the deputy does not answer for
    the same side, the person's letters wait.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    deputy = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputising",
        verbose_name=_("deputy"),
    )
    first = models.DateField(_("first day away"))
    last = models.DateField(_("last day away"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first", "pk"]
        indexes = [models.Index(fields=["last", "first"], name="absence_days")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="absence_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(deputy=None) | ~models.Q(deputy=models.F("person")),
                name="nobody_is_own_deputy",
            ),
        ]
