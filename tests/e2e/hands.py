"""How a person fills pages in with a mouse."""


def go(page, what):
    """Click what leads to another page, and be there: a click alone does not wait for it."""
    target = page.locator(what).first if isinstance(what, str) else what
    with page.expect_navigation():
        target.click()


class Mouse:
    """Points at things."""

    def __init__(self, page):
        self.page = page

    def press(self, what):
        go(self.page, what)

    def type(self, what, text):
        self.page.locator(what).first.fill(str(text))

    def tick(self, what):
        self.page.locator(what).first.check()

    def choose(self, what, value):
        self.page.locator(what).first.select_option(value)

    def give(self, what, files):
        self.page.locator(what).first.set_input_files(files)
