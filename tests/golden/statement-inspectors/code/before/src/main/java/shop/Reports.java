package shop;

import java.util.Properties;

public class Reports {
    private Comments comments;

    Properties settings() {
        Properties found = new Properties();
        found.put("hibernate.ejb.interceptor", this.comments);
        return found;
    }
}
