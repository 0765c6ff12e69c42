package shop.data;

import com.baomidou.mybatisplus.core.injector.AbstractMethod;
import com.baomidou.mybatisplus.core.metadata.TableInfo;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;

public class DeleteAll extends AbstractMethod {

    public DeleteAll() {
        super("deleteEach");
    }

    @Override
    public MappedStatement injectMappedStatement(Class<?> mapperClass, Class<?> modelClass, TableInfo tableInfo) {
        SqlSource source = languageDriver.createSqlSource(configuration, "DELETE FROM " + tableInfo.getTableName(), modelClass);
        return addDeleteMappedStatement(mapperClass, "deleteEach", source);
    }
}
