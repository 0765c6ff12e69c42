package p;

import com.baomidou.mybatisplus.plugins.PaginationInterceptor;
import org.springframework.context.annotation.Bean;

public class MybatisConfig {

    @Bean
    public PaginationInterceptor pages() {
        PaginationInterceptor pages = new PaginationInterceptor();
        pages.setDialectType("mysql");
        return pages;
    }
}
