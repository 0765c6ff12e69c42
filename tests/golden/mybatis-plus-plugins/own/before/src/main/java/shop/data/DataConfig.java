package shop.data;

import com.baomidou.mybatisplus.mapper.LogicSqlInjector;
import com.baomidou.mybatisplus.plugins.SqlExplainInterceptor;

public class DataConfig {

    public LogicSqlInjector injector() {
        return new LogicSqlInjector() {
        };
    }

    public SqlExplainInterceptor explain() {
        return new SqlExplainInterceptor();
    }
}
