package kiln.bench;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON lines with Node. One request at a time: while the engine works on it, it may ask (a line with `ask`), and the next
 * line in is the answer; the line without `ask` ends the request.
 */
final class Wire {
    private final BufferedReader in;
    private final OutputStream out;

    Wire(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.out = out;
    }

    /** @return null at the end of the input */
    JsonObject read() {
        try {
            String line = in.readLine();
            return line == null ? null : Json.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(JsonObject message) {
        try {
            out.write((Json.print(message) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject ask(JsonObject question) {
        write(question);
        JsonObject answer = read();
        if (answer == null) throw new IllegalStateException("the driver went away during a question");
        return answer;
    }
}
