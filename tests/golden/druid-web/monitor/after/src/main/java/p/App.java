package p;

import com.alibaba.druid.pool.DruidDataSource;
import com.alibaba.druid.support.jakarta.StatViewServlet;
import com.alibaba.druid.support.jakarta.WebStatFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Monitor {

    @Bean
    DruidDataSource dataSource() {
        return new DruidDataSource();
    }

    @Bean
    ServletRegistrationBean<StatViewServlet> view() {
        return new ServletRegistrationBean<>(new StatViewServlet(), "/druid/*");
    }

    @Bean
    FilterRegistrationBean<WebStatFilter> filter() {
        return new FilterRegistrationBean<>(new com.alibaba.druid.support.jakarta.WebStatFilter());
    }
}
