// Stands where the program looks for what reads documents (core/base/heavy.h), and is of another build.
extern "C" const char* remitBuild();

const char* remitBuild()
{
    return "0.0.1 0000000000000000";
}
