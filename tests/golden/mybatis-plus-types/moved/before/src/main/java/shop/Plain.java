package shop;

import com.baomidou.mybatisplus.mapper.MetaObjectHandler;

public class Plain extends MetaObjectHandler {
}
