"""Drawings of the path and of its flows, made from their declarations alone: as mermaid, SVG and BPMN, and as a page.

`model` is a drawing before it is drawn; `of_flow` and `of_path` make one; `position` says how far a case has come
in it. viewflow's own export to BPMN is not used: it calls our flows executable, knows nothing of whose turn it is
or of due days, and has boxes too small for Finnish.
"""
