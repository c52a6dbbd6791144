"""The same work in viewflow as it comes, for comparison: a flow of three tasks with the stock pages."""
