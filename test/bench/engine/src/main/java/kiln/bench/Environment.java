package kiln.bench;

import com.google.gson.JsonElement;
import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;

/** `env`: read where the program stands, through the driver. */
public final class Environment extends GroovyObjectSupport implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Object getProperty(String name) {
        return Program.current().environment(name);
    }

    /** `env['NAME']` */
    public Object getAt(String name) {
        return getProperty(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        throw new UnsupportedOperationException("env." + name + " = … is not supported by the bench; use withEnv");
    }
}
