package shop;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Configuration
public class Data {

    @Bean
    public DataSource shop() {
        return new DriverManagerDataSource("jdbc:mysql://localhost/shop");
    }
}
