"""How a person fills pages in: with a mouse, or with the keyboard alone."""

import pytest


class Mouse:
    """Points at things."""

    def __init__(self, page):
        self.page = page

    def press(self, what):
        self.page.locator(what).first.click()

    def type(self, what, text):
        self.page.locator(what).first.fill(str(text))

    def tick(self, what):
        self.page.locator(what).first.check()

    def choose(self, what, value):
        self.page.locator(what).first.select_option(value)

    def give(self, what, files):
        self.page.locator(what).first.set_input_files(files)


class Keyboard:
    """Reaches everything by Tab, the arrows, Space and Enter."""

    MOST = 120

    def __init__(self, page):
        self.page = page

    def reach(self, what):
        """Forward with Tab; `what` may be a group of radio buttons, of which one takes the focus."""
        for _ in range(self.MOST):
            if self.page.locator(what).and_(self.page.locator(":focus")).count():
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{what} cannot be reached by keyboard on {self.page.url}")

    def press(self, what):
        self.reach(what)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def type(self, what, text):
        self.reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(str(text))

    def tick(self, what):
        box = self.page.locator(what).first
        if box.get_attribute("type") == "checkbox":
            self.reach(what)
            if not box.is_checked():
                self.page.keyboard.press("Space")
            return
        name = box.get_attribute("name")
        self.reach(f"input[type=radio][name='{name}']")
        self.page.keyboard.press("Space")
        for _ in range(self.MOST):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{what} cannot be chosen by keyboard")

    def choose(self, what, value):
        """As people do: type how the choice begins."""
        self.reach(what)
        words = self.page.locator(f"{what} option[value='{value}']").first.inner_text()
        self.page.keyboard.type(words)
        assert self.page.locator(what).first.input_value() == value

    def give(self, what, files):
        self.reach(what)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Enter")
        asked.value.set_files(files)
