"""The private Maven feed: what a project needs of it is fetched before its builds, which never see the password.

Nothing of the project is run for that, no Maven either: its POMs are read, and what they name of the feed's groups is
fetched with all that the feed's own POMs name, in every version that is mentioned anywhere. Maven then chooses among
those as always. See docs/adr/0023-private-feed.md.
"""
