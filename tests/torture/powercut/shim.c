/* A power cut for tests: what a disk certainly still holds once the current has gone. Linux with glibc, 64 bits.

   Preloaded into a program, it keeps a shadow (POWERCUT_SHADOW) of the folder POWERCUT_ROOT: a write is only noted
   (from where to where), and reaches the shadow when its file is synced. Kill the program, and the shadow is what the cut has left. When
   the program starts, folder and shadow must hold the same.

   - Content, length, and a new file's name become durable with that file's fsync or fdatasync (as on ext4, XFS, APFS).
   - Renames and removals become durable, in their order, with an fsync of a folder, and not before: the pessimist's
     reading of POSIX. So a deleted journal may come back, and a file renamed without a sync of its folder is the old
     one. A renamed file that was never synced itself is empty then: its name is durable, its content is not.
   - A name that is given to a new file, which is synced, has left the old one.
   - "-shm" files are left out: SQLite maps them and makes them anew. Other mapped writes are not seen.
   - While the file $POWERCUT_FAULT.eio exists, every sync fails with EIO, and what was written until then never reaches
     the shadow: Linux takes it for written, and a later sync that succeeds does not bring it back. While
     $POWERCUT_FAULT.full exists, every write fails with ENOSPC.
   - The real sync happens too, for its time. A shadow that cannot be written ends the program: no false comfort. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MOST_FDS 4096
#define FAR LONG_MAX

struct file {
    char path[PATH_MAX], shadow[PATH_MAX]; /* where the program sees it ("" once it cannot), and where it is kept */
    off_t cut, from, to;                   /* since its last sync: its shortest length, and what was written lies within */
    struct file *next;
};
struct change { char from[PATH_MAX], to[PATH_MAX]; struct change *next; }; /* of names; removed where `to` is "" */

static char root[PATH_MAX], shadow_root[PATH_MAX];
static struct file *files, *by_fd[MOST_FDS];
static struct change *changes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void need(int holds, const char *what) {
    if (!holds) { fprintf(stderr, "powercut: %s: %s\n", what, strerror(errno)); abort(); }
}

__attribute__((constructor)) static void start(void) {
    const char *folder = getenv("POWERCUT_ROOT"), *kept = getenv("POWERCUT_SHADOW");
    if (folder && kept) need(realpath(folder, root) && realpath(kept, shadow_root), "folders");
}

static int inside(const char *path) {
    size_t length = strlen(root), all = strlen(path);
    return length && !strncmp(path, root, length) && path[length] == '/' && !(all > 4 && !strcmp(path + all - 4, "-shm"));
}

static int ill(const char *how) {
    char path[PATH_MAX];
    const char *fault = getenv("POWERCUT_FAULT");
    return fault && snprintf(path, PATH_MAX, "%s.%s", fault, how) < PATH_MAX && !access(path, F_OK);
}

static void shadow_of(const char *path, char *out) {
    need(snprintf(out, PATH_MAX, "%s%s", shadow_root, path + strlen(root)) < PATH_MAX, path);
}

static int resolve(const char *path, char *out) { /* the file may not exist, its folder must */
    char folder[PATH_MAX], found[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (!*root || strlen(path) >= PATH_MAX) return 0;
    snprintf(folder, PATH_MAX, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    return realpath(folder, found) && snprintf(out, PATH_MAX, "%s/%s", found, slash ? slash + 1 : path) < PATH_MAX && inside(out);
}

static struct file *find(const char *path) {
    struct file *file = files;
    while (file && strcmp(file->path, path)) file = file->next;
    return file;
}

static struct file *tracked(int fd) { return fd >= 0 && fd < MOST_FDS ? by_fd[fd] : NULL; }

static void shorten(struct file *file, off_t length) {
    if (length < file->cut) file->cut = length;
    if (length < file->to) file->to = length;
}

static void wrote(struct file *file, off_t at, ssize_t bytes) {
    if (bytes > 0 && at < file->from) file->from = at;
    if (bytes > 0 && at + bytes > file->to) file->to = at + bytes;
}

static int opened(int fd, int flags, int existed) {
    char link[64], path[PATH_MAX];
    struct stat about;
    if (fd < 0 || !*root || (flags & O_TMPFILE) == O_TMPFILE) return fd;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return fd;
    path[length] = 0;
    if (!inside(path) || fstat(fd, &about) || !S_ISREG(about.st_mode)) return fd;
    need(fd < MOST_FDS, "too many open files");
    pthread_mutex_lock(&lock);
    struct file *file = find(path);
    if (!file) {
        need((file = calloc(1, sizeof *file)) != NULL, "memory");
        strcpy(file->path, path);
        shadow_of(path, file->shadow);
        file->cut = existed ? FAR : 0, file->from = FAR;
        file->next = files;
        files = file;
    }
    if (flags & O_TRUNC) shorten(file, 0);
    by_fd[fd] = file;
    pthread_mutex_unlock(&lock);
    return fd;
}

static void make_folders(char *path) {
    for (char *slash = path + strlen(shadow_root) + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = 0;
        need(!mkdir(path, 0700) || errno == EEXIST, path);
    }
}

static void keep(struct file *file, int fd) { /* the file was synced: bring its shadow up to it */
    char buffer[65536], link[64];
    struct stat about;
    int from = fd, to;
    if ((fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY) { /* never for a file that SQLite holds locks on: closing drops them */
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        need((from = REAL(open)(link, O_RDONLY | O_CLOEXEC)) >= 0, link);
    }
    make_folders(file->shadow);
    need((to = REAL(open)(file->shadow, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) >= 0, file->shadow);
    need(file->cut == FAR || !REAL(ftruncate)(to, file->cut), file->shadow);
    need(!fstat(fd, &about) && !REAL(ftruncate)(to, about.st_size), file->shadow);
    for (off_t at = file->from; at < file->to;) {
        size_t left = (size_t)(file->to - at), most = sizeof buffer;
        ssize_t got = pread(from, buffer, left < most ? left : most, at);
        need(got > 0 && REAL(pwrite)(to, buffer, (size_t)got, at) == got, file->shadow);
        at += got;
    }
    REAL(close)(to);
    if (from != fd) REAL(close)(from);
    file->cut = file->from = FAR, file->to = 0;
    for (struct change **each = &changes, *change; (change = *each);) /* the name's old bearer is gone for good */
        if (!*change->to && !strcmp(change->from, file->shadow)) *each = change->next, free(change);
        else each = &change->next;
}

static void settle_names(void) { /* a folder was synced */
    for (struct change *change; (change = changes); changes = change->next, free(change)) {
        if (!*change->to) { REAL(unlink)(change->from); continue; }
        make_folders(change->to);
        if (REAL(rename)(change->from, change->to)) {
            int empty = REAL(open)(change->to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
            need(empty >= 0 && !REAL(close)(empty), change->to);
        }
        for (struct file *file = files; file; file = file->next)
            if (*file->path && !strcmp(file->shadow, change->from)) strcpy(file->shadow, change->to);
    }
}

static int synced(int fd, int (*sync)(int)) {
    struct file *file = tracked(fd);
    struct stat about;
    int folder = !file && *root && !fstat(fd, &about) && S_ISDIR(about.st_mode);
    if (!file && !folder) return sync(fd);
    pthread_mutex_lock(&lock);
    int eio = ill("eio"), failed = eio ? -1 : sync(fd);
    if (eio && file) file->from = FAR, file->to = 0;
    if (!failed && folder) settle_names();
    if (!failed && file && *file->path) keep(file, fd);
    pthread_mutex_unlock(&lock);
    if (eio) errno = EIO;
    return failed;
}

static void renamed(const char *from, const char *to) { /* either is NULL where it lies outside; `to` also when removed */
    struct file *file = from ? find(from) : NULL, *replaced = to ? find(to) : NULL;
    struct change *change = calloc(1, sizeof *change), **last = &changes;
    need(change != NULL, "memory");
    if (file) strcpy(change->from, file->shadow);
    else if (from) shadow_of(from, change->from);
    if (to) shadow_of(to, change->to);
    if (replaced) *replaced->path = 0;
    if (file) strcpy(file->path, to ? to : "");
    while (*last) last = &(*last)->next;
    *last = change;
}

#define OPEN(name, before, call, where, path)                                             \
    int name before {                                                                     \
        mode_t mode = 0;                                                                  \
        if (flags & (O_CREAT | O_TMPFILE)) {                                              \
            va_list more;                                                                 \
            va_start(more, flags);                                                        \
            mode = va_arg(more, mode_t);                                                  \
            va_end(more);                                                                 \
        }                                                                                 \
        int existed = !(*root && (flags & O_CREAT)) || !faccessat(where, path, F_OK, 0);  \
        return opened(REAL(name) call, flags, existed);                                   \
    }
OPEN(open, (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD, path)
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD, path)
OPEN(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode), at, path)
OPEN(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode), at, path)
int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

#define TRACKED(fd, plain, then)                     \
    {                                                \
        struct file *file = tracked(fd);             \
        if (!file) return plain;                     \
        pthread_mutex_lock(&lock);                   \
        __typeof__(plain) done = plain;              \
        then;                                        \
        pthread_mutex_unlock(&lock);                 \
        return done;                                 \
    }
#define FULL (ill("full") ? (errno = ENOSPC, 1) : 0)
ssize_t write(int fd, const void *data, size_t size)
    TRACKED(fd, FULL ? -1 : REAL(write)(fd, data, size), wrote(file, lseek(fd, 0, SEEK_CUR) - done, done))
ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
    TRACKED(fd, FULL ? -1 : REAL(pwrite)(fd, data, size, at), wrote(file, at, done))
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
    TRACKED(fd, FULL ? -1 : REAL(pwrite64)(fd, data, size, at), wrote(file, at, done))
int ftruncate(int fd, off_t size) TRACKED(fd, REAL(ftruncate)(fd, size), if (!done) shorten(file, size))
int ftruncate64(int fd, off64_t size) TRACKED(fd, REAL(ftruncate64)(fd, size), if (!done) shorten(file, size))

int close(int fd) {
    if (!tracked(fd)) return REAL(close)(fd);
    pthread_mutex_lock(&lock); /* the number must not be given out again in between */
    by_fd[fd] = NULL;
    int failed = REAL(close)(fd);
    pthread_mutex_unlock(&lock);
    return failed;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int unlink(const char *path) {
    char whole[PATH_MAX];
    int ours = resolve(path, whole);
    pthread_mutex_lock(&lock);
    int failed = REAL(unlink)(path);
    if (!failed && ours) renamed(whole, NULL);
    pthread_mutex_unlock(&lock);
    return failed;
}

int rename(const char *from, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    int leaves = resolve(from, old), comes = resolve(to, new);
    pthread_mutex_lock(&lock);
    int failed = REAL(rename)(from, to);
    if (!failed && (leaves || comes)) renamed(leaves ? old : NULL, comes ? new : NULL);
    pthread_mutex_unlock(&lock);
    return failed;
}
