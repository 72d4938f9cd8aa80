package greeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void names_whom_it_greets() {
        assertEquals("Hello, Kiln!", Greeting.of("Kiln").text());
    }
}
