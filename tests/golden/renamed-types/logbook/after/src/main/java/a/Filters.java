package a;

import static org.zalando.logbook.core.BodyFilters.replaceJsonStringProperty;

import java.util.Set;
import org.zalando.logbook.*;
import org.zalando.logbook.autoconfigure.LogbookProperties;
import org.zalando.logbook.core.BodyFilters;

class Filters {

    BodyFilter body(LogbookProperties properties) {
        return BodyFilter.merge(BodyFilters.defaultValue(), replaceJsonStringProperty(Set.of("pin"), "XXX"));
    }
}
