/*
 * The environment of a child process that handles large buffers: the C library of most Linux systems then takes them
 * from the system one by one and gives them back, where it would keep most of what was ever held. Elsewhere it says nothing.
 */

/** Variables that make glibc give large buffers back as soon as they are free (mallopt(3)). */
export const thriftyMemory: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' };
