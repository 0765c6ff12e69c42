package com.example;

import java.util.Properties;

import org.hibernate.jpa.AvailableSettings;

public class Units {

    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.put(AvailableSettings.JDBC_URL, url);
        properties.put(AvailableSettings.SCHEMA_GEN_DATABASE_ACTION, "none");
        return properties;
    }
}
