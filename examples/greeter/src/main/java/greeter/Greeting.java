package greeter;

/** What the service answers. */
record Greeting(String text, String java) {
    static Greeting of(String name) {
        return new Greeting("Hello, " + name + "!", System.getProperty("java.specification.version"));
    }
}
