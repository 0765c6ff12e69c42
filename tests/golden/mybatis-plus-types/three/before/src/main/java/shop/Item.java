package shop;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.mapper.EntityWrapper;
import com.baomidou.mybatisplus.mapper.Wrapper;

public class Item {

    @TableField("made_by")
    private String by;

    public Wrapper<Item> like() {
        return new EntityWrapper<>(this);
    }
}
