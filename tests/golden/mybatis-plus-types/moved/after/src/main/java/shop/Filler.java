package shop;

import com.baomidou.mybatisplus.core.handlers.MetaObjectHandler;
import com.baomidou.mybatisplus.core.toolkit.StringUtils;
import java.time.LocalDateTime;
import org.apache.ibatis.reflection.MetaObject;

public class Filler implements Cloneable, MetaObjectHandler {

    @Override
    public void insertFill(MetaObject object) {
        Object by = getFieldValByName("by", object);
        if (by == null || StringUtils.isBlank(by.toString())) {
            setFieldValByName("at", LocalDateTime.now(), object);
        }
    }

    @Override
    public void updateFill(MetaObject object) {
    }
}
