package books;

import static org.hibernate.cfg.AvailableSettings.JDBC_URL;
import static org.hibernate.cfg.AvailableSettings.WRAP_RESULT_SETS;

import java.util.Map;

class Settings {

    String url = JDBC_URL;

    Map<String, Object> all(Other other) {
        return Map.of(WRAP_RESULT_SETS, "true", other.WRAP_RESULT_SETS, "false");
    }
}
