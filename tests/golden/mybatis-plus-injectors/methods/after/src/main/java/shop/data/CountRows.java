package shop.data;

import com.baomidou.mybatisplus.core.injector.AbstractMethod;
import com.baomidou.mybatisplus.core.metadata.TableInfo;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;

public class CountRows extends AbstractMethod {

    private static final String ID = "countRows";
    private final String column;

    public CountRows(String column) {
        super("countRows");
        this.column = column;
    }

    @Override
    public MappedStatement injectMappedStatement(Class<?> mapperClass, Class<?> modelClass, TableInfo tableInfo) {
        String sql = "SELECT COUNT(" + column + ") FROM " + tableInfo.getTableName();
        SqlSource source = languageDriver.createSqlSource(configuration, sql, modelClass);
        return addSelectMappedStatementForOther(mapperClass, ID, source, Long.class);
    }
}
