package a;

import static org.zalando.logbook.BodyFilters.replaceJsonStringProperty;

import java.util.Set;
import org.zalando.logbook.*;
import org.zalando.logbook.spring.LogbookProperties;

class Filters {

    BodyFilter body(LogbookProperties properties) {
        return BodyFilter.merge(BodyFilters.defaultValue(), replaceJsonStringProperty(Set.of("pin"), "XXX"));
    }
}
