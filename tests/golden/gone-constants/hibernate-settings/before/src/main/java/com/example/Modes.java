package com.example;

import java.util.Map;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.Parameter;
import org.hibernate.cfg.Environment;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.query.criteria.LiteralHandlingMode;

public class Modes {

    @GenericGenerator(
            name = "orders",
            parameters = @Parameter(
                    name = SequenceStyleGenerator.SEQUENCE_PARAM,
                    value = SequenceStyleGenerator.DEF_SEQUENCE_NAME))
    private long id;

    public Map<String, Object> settings() {
        return Map.of(Environment.CRITERIA_LITERAL_HANDLING_MODE, LiteralHandlingMode.BIND);
    }
}
