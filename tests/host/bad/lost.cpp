// A library that the phase `needs` is linked with, and that is taken away.
int lost()
{
    return 1;
}
