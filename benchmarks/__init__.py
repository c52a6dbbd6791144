"""How fast it is: `make bench` runs `python -m benchmarks` and writes docs/performance.md."""
