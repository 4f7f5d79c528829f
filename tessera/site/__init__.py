"""Settings, urls, processes, and the one place that asks what day it is; knows every room."""
