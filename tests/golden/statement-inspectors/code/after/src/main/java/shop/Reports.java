package shop;

import java.util.Properties;

public class Reports {
    private Comments comments;

    Properties settings() {
        Properties found = new Properties();
        found.put("hibernate.session_factory.interceptor", this.comments);
        found.put("hibernate.session_factory.statement_inspector", this.comments);
        return found;
    }
}
