"""Functions that run in child processes, for train_weights.py.

The children share the memory of this process, so that pages need not be sent to them: as many run at a time as there are
processors, each with one thread. Jobs that would be alone at the end have the other processors' threads, too.
"""
import gc
import multiprocessing
import os

import threadpoolctl

_waiting = []


def run(jobs, one_thread=0):
    """What each job returns, in their order. The first `one_thread` of them never have more threads: a sum that several threads
    make may differ in its last bit."""
    processors = os.cpu_count()
    left = len(jobs) % processors
    threads_of = lambda number: processors // left if number >= max(one_thread, len(jobs) - left) else 1
    _waiting[:] = [(job, threads_of(number)) for number, job in enumerate(jobs)]
    gc.freeze()  # looking for garbage among what is shared would write to it, and so copy it
    with multiprocessing.get_context("fork").Pool(processors, maxtasksperchild=1) as pool:
        return pool.map(_run_one, range(len(jobs)), chunksize=1)


def _run_one(number):
    job, threads = _waiting[number]
    with threadpoolctl.threadpool_limits(threads):
        return job()
