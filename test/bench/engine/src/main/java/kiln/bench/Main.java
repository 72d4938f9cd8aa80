package kiln.bench;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The engine's process. Standard output belongs to the protocol; whatever else prints goes to standard error. */
public final class Main {
    /** A saved state is one deep graph, and Java serialisation recurses through it. */
    private static final long STACK_BYTES = 1L << 29;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        // Ctrl-C reaches all processes of a terminal, but the driver still needs the engine to let the program clean up.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        ProcessHandle.current().parent().ifPresent(driver -> driver.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        Wire wire = new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        Thread thread = new Thread(null, () -> new Server(wire).serve(), "engine", STACK_BYTES);
        thread.start();
        thread.join();
        System.exit(0);
    }
}
