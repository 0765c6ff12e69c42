package com.example;

import java.util.Properties;

import org.hibernate.cfg.AvailableSettings;

public class Units {

    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.put(AvailableSettings.JAKARTA_JDBC_URL, url);
        properties.put(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
        return properties;
    }
}
