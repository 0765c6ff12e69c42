package com.northquay.audit;

import java.util.Collections;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConstructorBinding
@ConfigurationProperties("warehouse.audit")
public class AuditProperties {

    private final boolean enabled;

    /** How many entries are kept. */
    private final int capacity;

    /** Path patterns that are written down. */
    private final List<String> paths;

    public AuditProperties(@DefaultValue("true") boolean enabled, @DefaultValue("500") int capacity,
                           @DefaultValue("/**") List<String> paths) {
        this.enabled = enabled;
        this.capacity = capacity;
        this.paths = Collections.unmodifiableList(paths);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public int getCapacity() {
        return capacity;
    }

    public List<String> getPaths() {
        return paths;
    }
}
