"""The way of one region from scene to scene, as every act in its turn is looked at."""

from collections.abc import Callable

from config.demonstration.walk import Walk
from tests.matrix.scenes import SCENES, Scene


class Path:
    """One region that is only ever led on; for a scene that lies behind it a new one sets out."""

    def __init__(self, set_out: Callable[[], Walk]):
        self.set_out, self.walk, self.at = set_out, set_out(), 0

    def reach(self, scene: Scene) -> Walk:
        number = SCENES.index(scene)
        if number < self.at:
            self.walk = self.set_out()
        self.at = number
        return self.walk.until(scene.when or scene.act)
