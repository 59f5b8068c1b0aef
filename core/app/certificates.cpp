// libgit2 parses every certificate that this system trusts when it starts, half of the time that a command
// takes, and no setting of it says otherwise. Remit speaks to no server through libgit2. So the function by
// which Debian's libgit2 does it finds nothing to parse here; a libgit2 built with another library never asks
// it.
extern "C" __attribute__((visibility("default"))) int mbedtls_x509_crt_parse_file(void*, const char*)
{
    return -1; // what mbed TLS says of a file that it cannot read; libgit2 goes on without certificates
}
