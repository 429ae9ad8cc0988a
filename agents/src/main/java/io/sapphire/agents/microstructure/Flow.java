package io.sapphire.agents.microstructure;

/**
 * Order flow of one window.
 *
 * @param depths net size that buyers added and sellers took away, in mean depths of the book
 * @param usual root mean square of the same, lately: how large it is depends on how finely the market is sliced
 */
record Flow(double depths, double usual) {

    /** Between -1 and 1; zero in a book that never changes. */
    double response() {
        return usual > 0 ? StrictMath.tanh(depths / usual) : 0;
    }
}
