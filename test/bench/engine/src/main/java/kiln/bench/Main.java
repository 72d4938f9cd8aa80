package kiln.bench;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** The engine's process. Standard output belongs to the protocol; whatever else prints goes to standard error. */
public final class Main {
    /** A saved state is one deep graph, and Java serialisation recurses through it. */
    private static final long STACK_BYTES = 1L << 29;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Wire wire = new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        Thread thread = new Thread(null, () -> new Server(wire).serve(), "engine", STACK_BYTES);
        thread.start();
        thread.join();
        System.exit(0);
    }
}
