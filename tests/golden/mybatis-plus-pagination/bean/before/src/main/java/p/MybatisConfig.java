package p;

import com.baomidou.mybatisplus.extension.plugins.PaginationInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class MybatisConfig {

    /** 分页插件 */
    @Bean
    public PaginationInterceptor paginationInterceptor() {
        return new PaginationInterceptor();
    }

    @Bean
    public PaginationInterceptor unlimited() {
        PaginationInterceptor page = new PaginationInterceptor();
        // 不受限制
        page.setLimit(-1);
        page.setOverflow(true);
        return page;
    }
}
