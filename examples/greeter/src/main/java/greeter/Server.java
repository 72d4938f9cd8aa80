package greeter;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers each request on port 8080 with a greeting as JSON. */
public final class Server {
    public static void main(String[] args) throws IOException {
        var greeting = Greeting.of(args.length == 0 ? "nobody" : args[0]);
        byte[] answer = new Gson().toJson(greeting).getBytes(StandardCharsets.UTF_8);
        var server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }
}
