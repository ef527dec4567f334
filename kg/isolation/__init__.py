"""Files read in processes that can be killed: a crash or a hang costs its own file only.

task     what is to be read, and how much it may use
process  the life of such a process: task after task, under limits of the kernel
crew     the processes seen from the command that needs them; results come in the order of the tasks

``python -m kg.isolation`` is such a process.
"""

from kg.isolation.crew import processors, run_each
from kg.isolation.task import Limits, Task

__all__ = ["Limits", "Task", "processors", "run_each"]
