package com.example;

import java.util.Map;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.Parameter;
import org.hibernate.cfg.Environment;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.query.criteria.ValueHandlingMode;

public class Modes {

    @GenericGenerator(
            name = "orders",
            parameters = @Parameter(
                    name = SequenceStyleGenerator.SEQUENCE_PARAM,
                    value = "hibernate_sequence"))
    private long id;

    public Map<String, Object> settings() {
        return Map.of(Environment.CRITERIA_VALUE_HANDLING_MODE, ValueHandlingMode.BIND);
    }
}
