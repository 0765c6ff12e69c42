package shop;

import com.baomidou.mybatisplus.mapper.MetaObjectHandler;
import com.baomidou.mybatisplus.toolkit.StringUtils;
import java.time.LocalDateTime;
import org.apache.ibatis.reflection.MetaObject;

public class Filler extends MetaObjectHandler implements Cloneable {

    @Override
    public void insertFill(MetaObject object) {
        Object by = getFieldValByName("by", object);
        if (by == null || StringUtils.isEmpty(by.toString())) {
            setFieldValByName("at", LocalDateTime.now(), object);
        }
    }

    @Override
    public void updateFill(MetaObject object) {
    }
}
