// Opens a library outside its door on purpose.
#include <git2.h>
