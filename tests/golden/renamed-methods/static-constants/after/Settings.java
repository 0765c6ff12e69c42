package books;

import static org.hibernate.cfg.AvailableSettings.JAKARTA_JDBC_URL;

import java.util.Map;

class Settings {

    String url = JAKARTA_JDBC_URL;

    Map<String, Object> all(Other other) {
        return Map.of("hibernate.jdbc.wrap_result_sets", "true", other.WRAP_RESULT_SETS, "false");
    }
}
