import React from 'react';
import type { Scale } from './scale';
import type { BarLook } from './use_bar_looks';

interface BarProps extends BarLook {
  scale: Scale;
  top: number;
  height: number;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
}

const THINNEST = 2;

/** A stretch of time as a bar; a short one can still be seen. */
export function Bar({ scale, from, to, top, height, ...look }: BarProps) {
  const stretch = scale.clip(from, to);
  if (!stretch) return null;
  return (
    <rect
      x={`${stretch.left}%`}
      y={top}
      height={height}
      style={{ width: `max(${THINNEST}px, ${stretch.width}%)` }}
      {...look}
    />
  );
}
