// Slips of the pen: one letter too many, too few, another one, or two exchanged.

/** Whether one slip makes one word of the other. Equal words are not one slip apart. */
export function isOneEditAway(one, other) {
  const longer = one.length >= other.length ? one : other;
  const shorter = longer === one ? other : one;
  if (longer.length - shorter.length > 1 || one === other) return false;
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same += 1;
  if (longer.length > shorter.length) return longer.slice(same + 1) === shorter.slice(same);
  if (longer.slice(same + 1) === shorter.slice(same + 1)) return true;
  return (
    longer[same] === shorter[same + 1] &&
    longer[same + 1] === shorter[same] &&
    longer.slice(same + 2) === shorter.slice(same + 2)
  );
}
