package shop;

import com.baomidou.mybatisplus.core.handlers.MetaObjectHandler;

public class Plain implements MetaObjectHandler {
}
