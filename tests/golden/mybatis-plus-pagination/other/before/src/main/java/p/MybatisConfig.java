package p;

import com.baomidou.mybatisplus.extension.plugins.PaginationInterceptor;
import java.util.Collections;

public class MybatisConfig {

    public PaginationInterceptor tenant() {
        PaginationInterceptor page = new PaginationInterceptor();
        page.setSqlParserList(Collections.emptyList());
        return page;
    }
}
