"""The stock site with the flow's stock pages."""

from django.urls import path
from viewflow.contrib.auth import AuthViewset
from viewflow.urls import Site
from viewflow.workflow.flow import FlowAppViewset

from .flows import RequestFlow

site = Site(title="Plain viewflow", viewsets=[FlowAppViewset(RequestFlow, icon="assignment")])
urlpatterns = [path("accounts/", AuthViewset().urls), path("", site.urls)]
